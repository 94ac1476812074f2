// title: Forget attempts to sign in of names that were left alone since
// mode: WRITE
// params: {"before": "2000-01-01T00:00:00.000Z"}
// returns: nothing
MATCH (a:SignInAttempt)
WHERE a.at < $before
DETACH DELETE a
