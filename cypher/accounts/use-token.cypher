// title: Note when an API token was used
// mode: WRITE
// params: {"id": "none", "usedAt": "2026-11-24T00:00:00.000Z"}
// returns: nothing
MATCH (t:ApiToken {id: $id})
SET t.usedAt = $usedAt
