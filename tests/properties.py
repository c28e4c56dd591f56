"""How many examples tests by properties try.

A test says how many it tries every day; the profile says how much more or less that is now:
`pytest --hypothesis-profile=many` tries fifty times as many, `few` a quarter.
"""

from hypothesis import HealthCheck, settings

USUAL = 100
PROFILES = {"few": USUAL // 4, "usual": USUAL, "many": USUAL * 50}

for name, percentage in PROFILES.items():
    settings.register_profile(name, max_examples=percentage)
settings.load_profile("usual")


def tries(number: int, **more) -> settings:
    """`number` examples, times what the profile says.

    Without a deadline: what is slow here is the database, and a second is asserted by hand.
    """
    return settings(
        max_examples=max(1, number * settings.default.max_examples // USUAL),
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
        **more,
    )
