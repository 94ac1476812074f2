// title: Remember that somebody has closed the tour
// mode: WRITE
// params: {"id": "none", "at": "2026-11-23T12:00:00.000Z"}
// returns: nothing
MATCH (p:Person {id: $id})
SET p.tourClosedAt = $at
