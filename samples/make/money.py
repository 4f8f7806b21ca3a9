"""Figures of the samples: whole numbers of the smallest printed unit, never floats.

In documents in 万元 the smallest unit is 0.01 万元 (100 元); in documents in 元 it is 元.
"""


def wan(amount, separators=True):
    """123450 -> 1,234.50; nothing for a blank."""
    if amount is None:
        return ""
    sign, amount = ("-", -amount) if amount < 0 else ("", amount)
    whole = f"{amount // 100:,}" if separators else str(amount // 100)
    return f"{sign}{whole}.{amount % 100:02d}"


def yuan(amount, separators=True):
    if amount is None:
        return ""
    return f"{amount:,}" if separators else str(amount)


def percent(part, whole, decimals=2):
    """Rounded half up, exactly: percent(1, 3) -> 33.33."""
    scale = 10 ** decimals
    scaled = (abs(part) * 100 * scale * 2 + whole) // (2 * whole)
    text = f"{scaled // scale}.{scaled % scale:0{decimals}d}" if decimals else str(scaled)
    return ("-" if part < 0 and scaled else "") + text


def blank_if_zero(amount):
    return amount if amount else None


def total(values):
    return sum(value for value in values if value)
