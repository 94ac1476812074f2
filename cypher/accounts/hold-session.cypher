// title: Hold a session for the rest of a transaction, so that one request alone refreshes it
// mode: WRITE
// params: {"id": "none", "lock": "x"}
// returns: refreshToken, refreshedAt
MATCH (s:Session {id: $id})
SET s.lock = $lock
WITH s
RETURN s.refreshToken AS refreshToken, s.refreshedAt AS refreshedAt
