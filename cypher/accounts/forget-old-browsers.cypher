// title: Forget browsers that nobody has signed in with for long
// mode: WRITE
// params: {"before": "2000-01-01T00:00:00.000Z"}
// returns: nothing
MATCH (b:KnownBrowser)
WHERE b.at < $before
DETACH DELETE b
