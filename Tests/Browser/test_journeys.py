"""What people come to do, from beginning to end, with what is seen on the screen as the only proof."""

import pathlib
import re

import house
import looks

FILE = "Område;Skoleår;Samlet fravær i procent\nStrandby;2025/26;{}\n"


def send(page, text, source, name="fravaer.csv"):
    """Sends a file made here, as somebody who has it on the desk."""
    page.goto("/data/import")
    page.get_by_label("Hvor kommer filen fra?").fill(source)
    page.get_by_label("Filen", exact=True).set_input_files({"name": name, "mimeType": "text/csv", "buffer": text.encode()})
    page.get_by_role("button", name="Send filen").click()


def map_columns(page):
    """Says what the three columns mean, as the form asks."""
    page.get_by_label("Hvilket nøgletal?").select_option(label="Samlet fravær i procent")
    page.get_by_label("Hvilket område?").select_option(label="Står i kolonnen »Område«")
    page.get_by_label("Hvilken periode?").select_option(label="Står i kolonnen »Skoleår«")
    page.get_by_label("Værdien").select_option(label="Samlet fravær i procent")
    page.get_by_role("button", name="Se, hvad der vil ske").click()


def absence(page):
    """The line about absence on the profile of Strandby."""
    page.goto("/lokalsamfund/strandby/profil")
    # As it stands in the page: a topic that has nothing new to tell is folded.
    return page.locator("summary", has_text="Samlet fravær i procent").first.text_content()


def test_a_new_file_becomes_a_figure_everybody_sees_only_when_its_release_is_published(at_work):
    steward, leader = at_work("steward"), at_work("leader")
    before = absence(leader)
    assert "9,9" not in before
    send(steward, FILE.format("9,9"), "Fravær, rettet")
    map_columns(steward)
    assert steward.get_by_role("heading", level=1).inner_text() == "Det vil ske, når I siger ja"
    facts = steward.locator("main").inner_text()
    assert re.search(r"1\s+ændrede|ændrede\s+1", facts), facts[:600]
    steward.get_by_role("button", name="Gem 1 tal").click()
    assert "Lav en udgivelse" in steward.locator("main").inner_text()
    assert absence(leader) == before
    steward.get_by_role("button", name="Lav en udgivelse").click()
    assert re.fullmatch(r"Udgivelse \d+", steward.get_by_role("heading", level=1).inner_text())
    assert absence(leader) == before
    steward.get_by_role("link", name="Strandby", exact=True).click()
    assert "9,9" in steward.locator("summary", has_text="Samlet fravær i procent").first.inner_text()
    steward.go_back()
    steward.get_by_label("Jeg har set profilerne igennem").check()
    steward.get_by_role("button", name="Udgiv", exact=True).click()
    assert "9,9" in absence(leader)

    # The same file again is met with what it became, not with a second copy.
    send(steward, FILE.format("9,9"), "Fravær, rettet")
    assert "/data/datasaet/" in steward.url
    assert "Filen er læst ind før" in steward.locator("main").inner_text()

    # Taken back, the former release counts again.
    steward.goto("/data")
    steward.get_by_role("link", name=re.compile(r"^Udgivelse \d+")).first.click()
    steward.get_by_role("button", name="Træk tilbage").click()
    assert absence(leader) == before


def test_a_file_with_three_mistakes_is_told_where_each_stands_and_saves_nothing(at_work, keep_shot):
    page = at_work("steward")
    rows = ["Område;Skoleår;Samlet fravær i procent"]
    for year in ("2023/24", "2024/25", "2025/26"):
        rows += [f"{place};{year};{figure}" for place, figure in (("Strandby", "5,9"), ("Kirkeby", "6,4"), ("Lindelse", "7,1"))]
    rows[2], rows[5], rows[9] = "Kirkeby;2023/24;otte", "Kirkeby;2024/25;140", "Lindelse;engang;7,1"
    send(page, "\n".join(rows) + "\n", "Fravær med fejl", "fravaer-med-fejl.csv")
    map_columns(page)
    assert page.title().startswith("Fejl: ")
    found = page.locator("main").inner_text()
    for row, what in ((3, "otte"), (6, "140"), (10, "engang")):
        assert f"Række {row}" in found, f"row {row} is not named in {found}"
        assert what in found
    assert page.get_by_role("button", name=re.compile("^Gem ")).count() == 0
    with page.expect_download() as fetched:
        page.get_by_role("link", name="Hent listen som regneark (CSV)").click()
    listed = fetched.value.path().read_text()
    assert listed.startswith("\ufeffrække;") and all(word in listed for word in ("otte", "140", "engang"))
    assert looks.sweep(page, lambda page, look: keep_shot(page, f"findings-{look}"), looks.PHONE_AND_DESK) == []
    page.get_by_role("button", name="Kassér filen").click()
    assert "fravaer-med-fejl.csv" not in page.locator("main").inner_text()


def test_a_file_that_is_no_table_is_refused_in_words(at_work):
    page = at_work("steward")
    send(page, "\x00\x01\x02 ikke en tabel", "Noget andet", "billede.csv")
    assert page.get_by_role("heading", level=1).inner_text() == "Filen kan ikke bruges, som den er"
    assert looks.problems(page) == []


def test_a_school_leader_comes_from_min_side_to_the_profile(at_work):
    page = at_work("leader")
    page.goto("/")
    assert "Birgitte" in page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("link", name="Lokalsamfund", exact=True).first.click()
    page.get_by_role("link", name="Strandby", exact=True).click()
    assert page.get_by_role("heading", level=1).inner_text() == "Strandby"
    first = page.locator("main a[href^='#tal-']").first
    target = first.get_attribute("href")
    first.click()
    assert page.url.endswith(target) and page.locator(f"[id='{target[1:]}']").is_visible()


def test_an_administrator_makes_a_unit_and_a_person_with_a_role_in_it(at_work):
    page = at_work("administrator")
    page.goto("/organisation")
    page.get_by_role("link", name="Opret en enhed").click()
    page.get_by_label("Navn").fill("Børnehuset Æblehaven")
    page.get_by_label("Slags", exact=True).select_option(index=1)
    page.get_by_role("button", name="Opret enheden").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Børnehuset Æblehaven"
    page.goto("/brugere")
    page.get_by_role("link", name="Opret en person").click()
    page.get_by_label("Navn").fill("Åse Ærøe")
    page.get_by_label("E-mail").fill("aase.aeroe@fjordlund.example")
    page.get_by_role("button", name="Opret personen").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Åse Ærøe"
    page.goto("/brugere?q=aeroe")
    assert page.get_by_role("link", name="Åse Ærøe").count() == 1


def test_an_administrator_gives_a_role_at_a_place_and_takes_it_away_again(at_work, keep_shot):
    page = at_work("administrator")
    page.goto("/brugere/troels-bak")
    page.get_by_role("button", name="Giv rollen").click()
    assert page.title().startswith("Fejl: ")
    assert page.locator(".error-summary a").count() == 2
    assert looks.sweep(page, lambda page, look: keep_shot(page, f"role-form-{look}"), looks.PHONE_AND_DESK) == []
    page.get_by_label("Rolle", exact=True).select_option(label="Ressourceperson")
    # The places stand under their local communities.
    assert "Strandby" in page.locator("optgroup").evaluate_all("groups => groups.map(group => group.label)")
    page.get_by_label("Hvor gælder den?").select_option(label="Strandby Skole")
    page.get_by_role("button", name="Giv rollen").click()
    assert "Ressourceperson, Strandby Skole" in page.locator("#roller").inner_text()
    page.get_by_role("button", name="Afslut ressourceperson").click()
    assert "Ressourceperson, Strandby Skole" not in page.locator("#roller").inner_text()


def test_a_list_of_units_is_looked_through_before_it_is_taken_in(at_work, keep_shot):
    page = at_work("administrator")
    page.goto("/organisation/import")
    page.get_by_label(re.compile("^Enheder")).check()
    text = "Navn;Type;Nummer;Lokalsamfund\nNaturbørnehaven Engen;Børnehave;900999;Strandby\n"
    page.locator("input[type=file]").set_input_files(
        {"name": "enheder.csv", "mimeType": "text/csv", "buffer": text.encode()}
    )
    page.get_by_role("button", name="Se filen igennem").click()
    assert "Naturbørnehaven Engen" in page.locator("main").inner_text()
    assert looks.sweep(page, lambda page, look: keep_shot(page, f"units-plan-{look}"), looks.PHONE_AND_DESK) == []
    page.get_by_role("button", name=re.compile("^(Hent|Gem|Opret)")).last.click()
    page.goto("/organisation")
    assert page.get_by_role("link", name="Naturbørnehaven Engen").count() == 1


def test_a_unit_that_closes_and_a_person_who_leaves_are_told_about_before_it_happens(at_work, keep_shot):
    page = at_work("administrator")
    page.goto("/organisation/enheder/holmene-sejlklub")
    page.get_by_role("link", name="Luk eller slet").click()
    assert looks.sweep(page, lambda page, look: keep_shot(page, f"closing-{look}"), looks.PHONE_AND_DESK) == []
    page.get_by_role("button", name="Luk", exact=True).click()
    assert "sidste dag" in page.locator("main").inner_text()
    page.goto("/brugere/lis-kirkegaard")
    page.get_by_role("link", name="Slet personen").click()
    page.get_by_label(re.compile("^Ja, slet alt om")).check()
    assert looks.sweep(page, lambda page, look: keep_shot(page, f"erasing-{look}"), looks.PHONE_AND_DESK) == []
    page.get_by_role("button", name="Slet personen for altid").click()
    assert "Personen er slettet" in page.locator("main").inner_text()


def test_a_person_without_a_name_is_not_made_and_the_form_says_why(at_work):
    page = at_work("administrator")
    page.goto("/brugere/ny")
    page.get_by_label("E-mail").fill("ikke en adresse")
    page.get_by_role("button", name="Opret personen").click()
    assert page.title().startswith("Fejl: ")
    assert page.get_by_label("E-mail").input_value() == "ikke en adresse"
    assert page.locator(".error-summary a").count() == 2
    assert looks.sweep(page, only=looks.PHONE_AND_DESK) == []


def test_two_who_change_the_same_unit_see_both_texts_and_lose_neither(at_work, keep_shot):
    first, second = at_work("administrator"), at_work("administrator")
    for page in (first, second):
        page.goto("/organisation/enheder/kirkeby-skole/ret")
    first.get_by_label("Telefon").fill("11 11 11 11")
    first.get_by_role("button", name="Gem").click()
    second.get_by_label("Telefon").fill("22 22 22 22")
    second.get_by_role("button", name="Gem").click()
    seen = second.locator(".versions").inner_text()
    assert "11 11 11 11" in seen and "22 22 22 22" in seen
    assert second.get_by_label("Telefon").input_value() == "22 22 22 22"
    assert looks.sweep(second, lambda page, look: keep_shot(page, f"conflict-{look}"), looks.PHONE_AND_DESK) == []
    second.get_by_role("button", name="Gem").click()
    second.goto("/organisation/enheder/kirkeby-skole")
    assert "22 22 22 22" in second.locator("main").inner_text()


def test_somebody_signs_in_and_out_with_the_keyboard_only(browser, site, sign_ins):
    context = browser.new_context(locale="da-DK")
    page = context.new_page()
    page.goto(f"{site}/log-ind")
    words, pressed = [sign_ins["leader"]["email"], sign_ins["leader"]["password"]], 0
    while words and pressed < 20:
        page.keyboard.press("Tab")
        pressed += 1
        if page.evaluate("document.activeElement.matches('input')"):
            page.keyboard.type(words.pop(0))
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}/")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText") == "Log ud":
            break
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/log-ind" in url)
    context.close()


def test_an_installation_begins_with_its_token_and_every_empty_page_says_what_to_do(
    browser, first_day, known_routes, keep_shot
):
    context = browser.new_context(locale="da-DK")
    page = context.new_page()
    token = re.search(r"/opsaetning\?token=(\S+)", first_day.said)
    assert token, first_day.said
    page.goto(f"{first_day.url}/opsaetning?token=forkert")
    assert page.get_by_label("Kommunens navn").count() == 0
    assert looks.problems(page) == []
    page.goto(f"{first_day.url}/opsaetning?token={token[1]}")
    assert looks.sweep(page, lambda page, look: keep_shot(page, f"set-up-{look}"), looks.PHONE_AND_DESK) == []
    page.get_by_label("Kommunens navn").fill("Nykommune")
    page.get_by_label("Dit navn").fill("Ane Første")
    page.get_by_label("Din e-mail").fill("ane@nykommune.example")
    page.get_by_label("Ny adgangskode").fill("en lang og god sætning")
    page.get_by_label("Skriv den igen").fill("en lang og god sætning")
    page.get_by_role("button", name="Opret kommunen, og log ind").click()
    page.wait_for_url(f"{first_day.url}/")
    found, seen = [], 0
    for route, address, is_page in house.crawl(page, first_day.url, known_routes):
        if is_page and route:
            wrong = looks.open_page(page, address)
            wrong += looks.sweep(page, lambda page, look: keep_shot(page, f"empty-{route.pattern}-{look}"), looks.PHONE_AND_DESK)
            found += [f"{address}: {problem}" for problem in wrong]
            seen += 1
    assert found == []
    assert seen >= 8
    # The token worked once.
    page.goto(f"{first_day.url}/opsaetning?token={token[1]}")
    assert page.get_by_label("Kommunens navn").count() == 0
    context.close()


def real(name):
    return pathlib.Path(__file__).resolve().parents[2] / "data" / "danmark" / name


def test_a_file_from_statistikbanken_goes_through_the_wizard_to_the_profile(at_work, keep_shot):
    """BIL800 as it was fetched: no headings, Latin-1, two years side by side, regions, an area called Uoplyst."""
    page = at_work("denmark")
    page.goto("/lokalsamfund/koebenhavn/profil")
    line = page.locator("summary", has_text="Familier uden bil").first
    assert "270.456" not in line.inner_text()
    # Somebody corrects one figure in the file; the bytes are new, the shape is Statistikbanken's.
    text = real("familier_uden_bil_noheader_latin1.csv").read_bytes().replace(b",271233", b",270456")
    page.goto("/data/import")
    page.get_by_label("Hvor kommer filen fra?").fill("BIL800, rettet")
    page.get_by_label("Filen", exact=True).set_input_files({"name": "BIL800.csv", "mimeType": "text/csv", "buffer": text})
    page.get_by_role("button", name="Send filen").click()
    main = page.locator("main")
    assert page.get_by_label("De er det samme tal").is_checked()
    assert page.get_by_label("Hvilket nøgletal?").input_value() == "kolonne:kolonne A"
    assert page.get_by_label("»Familier uden bil i alt« er").input_value() == "familier-uden-bil"
    assert page.get_by_label("Hvilket område?").input_value() == "kolonne:område"
    assert "Uoplyst" in main.inner_text()
    assert looks.sweep(page, lambda page, look: keep_shot(page, f"wizard-{look}"), looks.PHONE_AND_DESK) == []
    page.get_by_role("button", name="Se, hvad der vil ske").click()
    # Three questions were not answered: two years and what to do with Uoplyst.
    assert page.title().startswith("Fejl: ")
    page.get_by_label("Hvilken periode er »kolonne C«?").fill("2020")
    page.get_by_label("Hvilken periode er »kolonne D«?").fill("2021")
    page.get_by_label("Spring deres rækker over").check()
    page.get_by_role("button", name="Se, hvad der vil ske").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Det vil ske, når I siger ja"
    assert re.search(r"1\s+ændrede|ændrede\s+1", main.inner_text()), main.inner_text()[:600]
    page.get_by_role("button", name=re.compile("^Gem 230 tal")).click()
    page.get_by_role("button", name="Lav en udgivelse").click()
    page.get_by_label("Jeg har set profilerne igennem").check()
    page.get_by_role("button", name="Udgiv", exact=True).click()
    page.goto("/lokalsamfund/koebenhavn/profil")
    assert "270.456" in page.locator("summary", has_text="Familier uden bil").first.inner_text()


def test_back_in_the_browser_after_a_yes_leads_to_what_it_became(at_work):
    page = at_work("steward")
    send(page, FILE.format("9,7"), "Fravær, tilbage")
    map_columns(page)
    page.get_by_role("button", name="Gem 1 tal").click()
    assert "Lav en udgivelse" in page.locator("main").inner_text()
    page.go_back()
    if page.get_by_role("button", name="Gem 1 tal").count():
        page.get_by_role("button", name="Gem 1 tal").click()
    assert "/data/datasaet/" in page.url, page.url
    assert "Filen er allerede læst ind" in page.locator("main").inner_text()


def test_a_data_stewards_first_day_shows_the_one_thing_to_do(browser, empty_desk, known_routes, keep_shot):
    server, person = empty_desk
    context = browser.new_context(locale="da-DK", base_url=server.url)
    page = context.new_page()
    house.sign_in(page, server.url, person)
    page.goto("/data")
    words = page.locator("main").inner_text()
    assert "Ingen udgivelser endnu" in words and "Ingen tal endnu" in words
    assert page.locator("main .btn-primary").all_inner_texts() == ["Læs en datafil ind"]
    assert page.get_by_role("button", name="Lav en udgivelse").count() == 0
    assert looks.sweep(page, lambda page, look: keep_shot(page, f"empty-desk-{look}"), looks.PHONE_AND_DESK) == []
    page.get_by_role("link", name="Læs en datafil ind").first.click()
    page.get_by_label("Hvor kommer filen fra?").fill("Den første")
    page.get_by_label("Filen", exact=True).set_input_files(real("FOLK1A_civilstand_first.csv"))
    page.get_by_role("button", name="Send filen").click()
    # No area of the file is known here: the form says so instead of guessing.
    assert page.get_by_label("Hvilket område?").input_value() in ("", "kolonne:OMRÅDE")
    assert looks.problems(page) == []
    page.goto("/data")
    page.get_by_role("link", name="FOLK1A_civilstand_first.csv").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Sådan læses filen"
    context.close()


def test_a_steward_opens_the_profile_and_a_stranger_reads_it_on_a_phone_and_a_big_screen(browser, workshop, at_work, keep_shot):
    """The stranger has no account and no scripts; what the steward closes is gone at once."""
    steward = at_work("steward")
    context = browser.new_context(locale="da-DK", base_url=workshop, java_script_enabled=False, accept_downloads=True)
    stranger = context.new_page()
    steward.goto("/data")
    steward.get_by_role("link", name="Hvem kan se profilen?").click()
    steward.get_by_role("button", name="Luk profilen for alle").click()
    assert "Profilen er lukket" in steward.locator("main").inner_text()
    assert stranger.goto("/aaben/fjordlund-kommune").status == 404
    stranger.goto("/log-ind")
    assert stranger.locator("main a[href^='/aaben/']").count() == 0

    # Looked through with everybody's eyes, then opened; without the tick it is not.
    steward.get_by_role("link", name="Se profilen, som alle ser den").click()
    assert "som alle ser den" in steward.locator(".notice").first.inner_text()
    steward.get_by_role("link", name="Strandby", exact=True).click()
    assert "som alle ser den" in steward.locator(".notice").first.inner_text()
    assert looks.sweep(steward, lambda page, look: keep_shot(page, f"eyes-{look}"), looks.PHONE_AND_DESK) == []
    steward.goto("/data/aabning")
    steward.get_by_role("button", name="Åbn profilen for alle").click()
    assert steward.title().startswith("Fejl: ")
    assert looks.sweep(steward, lambda page, look: keep_shot(page, f"opening-{look}"), looks.PHONE_AND_DESK) == []
    steward.get_by_label(re.compile("^Jeg har set profilen igennem")).check()
    steward.get_by_role("button", name="Åbn profilen for alle").click()
    assert "Profilen er åben" in steward.locator("main").inner_text()

    # From the front page, by links alone.
    stranger.goto("/")
    stranger.get_by_role("link", name="Fjordlund Kommune: profiler").click()
    stranger.get_by_role("link", name="Strandby", exact=True).click()
    assert stranger.get_by_role("heading", level=1).inner_text() == "Strandby"
    assert "Fjordlund Kommune: den åbne profil" in stranger.locator("main").inner_text()
    assert stranger.get_by_role("link", name="Min side").count() == 0 and context.cookies() == []
    for link in ("Log ind", "Privatliv", "Tilgængelighedserklæring"):
        assert stranger.get_by_role("link", name=link).count() == 1
    profile = stranger.url
    with stranger.expect_download() as fetched:
        stranger.get_by_role("link", name="Hent som CSV").click()
    rows = fetched.value.path().read_text()
    assert rows.startswith("\ufeffnøgletal;") and "Gode til læsning" not in rows and "skjult" in rows
    stranger.get_by_role("link", name="Alle nøgletal").click()
    assert stranger.url.startswith(f"{workshop}/aaben/fjordlund-kommune/")
    assert stranger.get_by_role("link", name="Gode til læsning i de nationale test").count() == 0

    # Axe needs scripts; the stranger does not.
    looking = browser.new_context(locale="da-DK", base_url=workshop).new_page()
    for width in (390, 1920):
        looking.set_viewport_size({"width": width, "height": 900})
        assert looks.open_page(looking, profile) == []
        keep_shot(looking, f"open-{width}")
        assert looks.problems(looking) == []
        # What one came for is on the first screen.
        box = looking.locator("main .rows a").first.bounding_box()
        assert box["y"] + box["height"] < 844, box
    looking.context.close()
    context.close()
