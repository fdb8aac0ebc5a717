"""What the project is built of: releases by their hashes, licences, a bill of materials."""
