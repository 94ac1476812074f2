// title: Forget the attempts to sign in under a name
// mode: WRITE
// params: {"id": "none"}
// returns: nothing
MATCH (a:SignInAttempt {id: $id})
DETACH DELETE a
