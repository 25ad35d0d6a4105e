"""What a spreadsheet would take for something else."""


def as_text(cell):
    """A cell that a spreadsheet would take for a formula, told to be text; any other as it is."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
