// title: Hold the count of attempts to sign in under a name for the rest of a transaction
// mode: WRITE
// params: {"id": "hash", "lock": "x"}
// returns: failures, nextAt (milliseconds)
MERGE (a:SignInAttempt {id: $id})
SET a.lock = $lock
WITH a
RETURN coalesce(a.failures, 0) AS failures, coalesce(a.nextAt, 0) AS nextAt
