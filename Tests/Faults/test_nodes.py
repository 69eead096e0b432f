"""Two servers on one PostgreSQL hold one meeting, and one of them is killed."""

import asyncio
import json
import random

import pytest

import attending
import live
import postgres
import program


class OnPostgres(program.Place):
    """The same folder, with its tables on a server that several programs can share."""

    database_server = None

    def rows(self, query):
        return self.database_server.ask(self.address, query).splitlines()

    def texts(self):
        events = [json.loads(row) for row in self.rows("SELECT body FROM room_event ORDER BY sequence")]
        return [event["wrote"]["_0"]["text"] for event in events if "wrote" in event]


@pytest.fixture
def place(tmp_path):
    with postgres.Server(tmp_path / "data") as database:
        place = OnPostgres(tmp_path / "kommune", database.fresh())
        place.database_server = database
        yield place


def wait(true, seconds=30):
    async def look():
        while not true():
            await asyncio.sleep(0.05)

    return asyncio.wait_for(look(), seconds)


def test_two_servers_hold_one_meeting_and_one_of_them_is_killed(place):
    chance = random.Random(5)
    with place.serve() as one, place.serve() as two:
        room = live.hold(place, one)
        address = room.removesuffix("/rum")
        assert one.post(address + "/gaester/kode", nu="1").status == 303
        (code,) = place.rows("SELECT code FROM meeting_door")
        halls = [attending.Hall(server.port) for server in (one, two)]
        try:
            for hall, words in zip(halls, ("et", "to")):
                hall.come(code, [f"{words}{number}" for number in range(6)])
            phones = [phone for hall in halls for phone in hall.phones]
            written = []

            def write(hall, count):
                async def own(phone):
                    for number in range(count):
                        await asyncio.sleep(chance.uniform(0, 0.4))
                        text = f"{phone.name} skriver {len(written)}."
                        written.append(text)
                        assert await phone.send("noter", 2 if number % 2 else 1, note=text, trin="2")

                return hall.each(own)

            # Through both at the same time; shown through the one, and seen at both.
            for work in [write(hall, 2) for hall in halls]:
                work.result(60)
            assert not [p.name for p in phones for text in written if p.shows(text) and not text.startswith(p.name)]
            assert one.post(room + "/visning", trin="2").status == 303
            halls[0].run(wait(lambda: all(phone.shows(*written) for phone in phones)))

            # One is killed while all write; those who were at it go on at the other.
            works = [write(hall, 3) for hall in halls]
            halls[0].run(wait(lambda: len(place.texts()) > 30))
            one.process.kill()
            one.process.wait()
            halls[0].port = two.port
            for work in works:
                work.result(60)
            assert sorted(place.texts()) == sorted(written), "acknowledged is stored, once"
            halls[0].run(wait(lambda: all(phone.shows(*written) for phone in phones)))
            for phone in phones:
                assert phone.doubled == 0 and phone.statuses[429] == 0 and not phone.refused, phone.name
            sequence = [int(number) for number in place.rows("SELECT sequence FROM room_event ORDER BY sequence")]
            assert sequence == list(range(1, len(sequence) + 1))
        finally:
            for hall in halls:
                hall.close()
