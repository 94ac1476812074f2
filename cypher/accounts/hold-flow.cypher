// title: Hold what a browser was sent to the identity provider with, so that it is used once
// mode: WRITE
// params: {"hash": "none", "lock": "x"}
// returns: state, nonce, verifier, returnTo, expiresAt
MATCH (f:SignInFlow {hash: $hash})
SET f.lock = $lock
WITH f
RETURN f.state AS state, f.nonce AS nonce, f.verifier AS verifier, f.returnTo AS returnTo, f.expiresAt AS expiresAt
