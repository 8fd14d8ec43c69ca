"""Troubles say what to do, with their values filled in."""

from enplan_desktop.domain.trouble import BadValue, NotAllowed, Trouble


def test_a_trouble_says_its_sentence():
    assert (
        str(Trouble("The file {name} is not there.", name="plan.json")) == "The file plan.json is not there."
    )
    assert str(NotAllowed("100 % sealed {so to speak}")) == "100 % sealed {so to speak}"


def test_a_bad_value_names_its_field():
    trouble = BadValue("end", "It ends before it starts.")
    assert (trouble.field, trouble.sentence) == ("end", "It ends before it starts.")
