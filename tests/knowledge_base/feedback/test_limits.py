"""What is too fast, too late, too often or not of this article."""

from knowledge_base.feedback import limits, stamp
from knowledge_base.models import Feedback

from .sending import errors, opened, send, soup


def test_faster_than_a_person_is_refused_and_can_be_sent_again(base, client, clock):
    address = f"{base.guideline.url}reactie/"
    data = {**opened(client, base.guideline.url), "nuttig": "ja", "mist": "Snel."}
    clock.tick(1)
    response = client.post(address, data)
    assert errors(response) == ["Dat ging heel snel. Wacht even en verstuur nog een keer."]
    assert soup(response).select_one("[name=stempel]")["value"] == data["stempel"]
    # With something else to mend, one is slow enough the next time.
    assert errors(client.post(address, {**data, "nuttig": ""})) == ["Kies ja of nee."]
    clock.tick(1)
    assert client.post(address, data).status_code == 302


def test_a_form_that_stood_open_too_long_comes_back_with_what_was_typed(base, client, clock):
    response = send(
        client, clock, base.guideline.url, wait=stamp.LONGEST + 1, nuttig="ja", mist="Traag."
    )
    assert errors(response) == [
        "Dit formulier stond te lang open. Kijk het nog eens na en verstuur het opnieuw."
    ]
    assert soup(response).select_one("#mist").get_text() == "Traag."


def test_a_stamp_is_only_good_for_its_own_article(base, client, clock):
    data = {**opened(client, base.theme.url), "nuttig": "ja"}
    clock.tick(5)
    other = client.post(f"{base.theme.url}voor-bibliotheken/reactie/", data)
    assert len(errors(other)) == 1
    assert not Feedback.objects.exists()


def test_sent_twice_is_stored_once(base, client, clock):
    data = {**opened(client, base.guideline.url), "nuttig": "ja"}
    clock.tick(5)
    answers = [client.post(f"{base.guideline.url}reactie/", data) for _ in range(2)]
    assert [one.status_code for one in answers] == [302, 302]
    assert Feedback.objects.count() == 1


def test_one_address_may_send_so_many_an_hour_and_others_go_on(base, client, clock, monkeypatch):
    monkeypatch.setattr(limits, "FROM_ONE_ADDRESS", 2)
    sent = [send(client, clock, base.guideline.url, nuttig="ja") for _ in range(3)]
    assert [one.status_code for one in sent] == [302, 302, 429]
    assert sent[2]["Retry-After"] == "3600"
    assert errors(sent[2]) == [
        "Er komen nu heel veel reacties binnen. Probeer het over een uur nog eens. "
        "Wat je schreef, staat er nog."
    ]
    data = {**opened(client, base.guideline.url), "nuttig": "ja"}
    clock.tick(5)
    other = client.post(f"{base.guideline.url}reactie/", data, REMOTE_ADDR="192.0.2.8")
    assert other.status_code == 302
    clock.tick(3600)
    assert send(client, clock, base.guideline.url, nuttig="ja").status_code == 302
    assert Feedback.objects.count() == 4


def test_altogether_there_is_a_limit_too(base, client, clock, monkeypatch):
    monkeypatch.setattr(limits, "ALTOGETHER", 1)
    sent = []
    for number in range(2):
        data = {**opened(client, base.guideline.url), "nuttig": "ja"}
        clock.tick(5)
        address = f"{base.guideline.url}reactie/"
        sent.append(client.post(address, data, REMOTE_ADDR=f"192.0.2.{number}").status_code)
    assert sent == [302, 429]


def test_one_connection_counts_as_one_and_no_address_is_kept(clock):
    assert limits._household("2001:db8:1:2::3") == limits._household("2001:db8:1:2:ffff::9")
    assert limits._household("2001:db8:1:2::3") != limits._household("2001:db8:1:3::3")
    today = limits._hashed("192.0.2.7")
    assert today == limits._hashed("192.0.2.7")
    assert "192.0.2.7" not in today
    clock.tick(limits.DAY)
    assert limits._hashed("192.0.2.7") != today
