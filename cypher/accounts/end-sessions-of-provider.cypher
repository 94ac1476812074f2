// title: End the sessions that came of one sign-in with the identity provider
// mode: WRITE
// params: {"providerSid": "none"}
// returns: nothing
MATCH (s:Session {providerSid: $providerSid})
DETACH DELETE s
