// title: Note when a session was used
// mode: WRITE
// params: {"id": "none", "usedAt": "2026-11-24T00:00:00.000Z"}
// returns: nothing
MATCH (s:Session {id: $id})
SET s.usedAt = $usedAt
