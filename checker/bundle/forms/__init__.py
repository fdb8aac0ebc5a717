"""The forms of input: a module each, with a function ``split``; `checker.bundle.readers` lists them."""
