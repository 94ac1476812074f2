// title: Note that somebody has read the answer to their request
// mode: WRITE
// params: {"personIds": ["none"], "ids": ["none"], "at": "2026-11-23T12:00:00.000Z"}
// returns: nothing
MATCH (p:Person)-[made:ASKED_FOR]->(i:Introduction)
WHERE p.id IN $personIds AND i.id IN $ids AND made.toldAt IS NULL
SET made.toldAt = $at
