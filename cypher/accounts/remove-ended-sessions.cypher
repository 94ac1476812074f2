// title: Remove sessions that are over: past their end, or not used for too long
// mode: WRITE
// params: {"now": "2026-11-24T00:00:00.000Z", "usedBefore": "2026-11-23T00:00:00.000Z"}
// returns: nothing
MATCH (s:Session)
WHERE s.expiresAt <= $now OR s.usedAt <= $usedBefore
DETACH DELETE s
