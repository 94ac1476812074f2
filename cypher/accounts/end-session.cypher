// title: End the session of a browser
// mode: WRITE
// params: {"hash": "none"}
// returns: nothing
MATCH (s:Session {hash: $hash})
DETACH DELETE s
