// title: Forget browsers that never came back from the identity provider
// mode: WRITE
// params: {"now": "2000-01-01T00:00:00.000Z"}
// returns: nothing
MATCH (f:SignInFlow)
WHERE f.expiresAt <= $now
DETACH DELETE f
