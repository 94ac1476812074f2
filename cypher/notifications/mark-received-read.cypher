// title: Note that somebody has read that they were asked
// mode: WRITE
// params: {"personIds": ["none"], "ids": ["none"], "at": "2026-11-23T12:00:00.000Z"}
// returns: nothing
MATCH (i:Introduction)-[asked:ASKED_OF]->(p:Person)
WHERE p.id IN $personIds AND i.id IN $ids AND asked.toldAt IS NULL
SET asked.toldAt = $at
