"""The parts of the HTML report: elements, marked texts, tables, the plot, style, script."""
