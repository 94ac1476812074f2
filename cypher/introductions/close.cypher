// title: Write how an introduction ended
// mode: WRITE
// params: {"id": "none", "state": "ACCEPTED", "at": "2026-11-23T12:00:00.000Z"}
// returns: nothing
MATCH (i:Introduction {id: $id})
SET i.state = $state, i.answeredAt = $at
