// title: Mark what somebody was told about their targets as read
// mode: WRITE
// params: {"personIds": ["none"], "ids": ["none"], "at": "2026-11-23T12:00:00.000Z"}
// returns: nothing
MATCH (p:Person)-[told:TOLD]->()
WHERE p.id IN $personIds AND told.id IN $ids AND told.readAt IS NULL
SET told.readAt = $at
