// title: Forget what a browser was sent to the identity provider with
// mode: WRITE
// params: {"hash": "none"}
// returns: nothing
MATCH (f:SignInFlow {hash: $hash})
DETACH DELETE f
