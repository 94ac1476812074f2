// title: Note the attempts to sign in under a name
// mode: WRITE
// params: {"id": "hash", "failures": 1, "nextAt": 0, "at": "2026-11-24T00:00:00.000Z"}
// returns: nothing
MERGE (a:SignInAttempt {id: $id})
SET a.failures = $failures, a.nextAt = $nextAt, a.at = $at
