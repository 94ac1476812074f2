// title: Remember what a browser was sent to the identity provider with
// mode: WRITE
// params: {"hash": "none", "properties": {"expiresAt": "2026-11-24T00:10:00.000Z"}}
// returns: nothing
MERGE (f:SignInFlow {hash: $hash})
SET f += $properties
