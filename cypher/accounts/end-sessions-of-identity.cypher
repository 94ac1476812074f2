// title: End all sessions that somebody has through the identity provider
// mode: WRITE
// params: {"identity": "https://issuer.example subject"}
// returns: nothing
MATCH (s:Session)-[:OF]->(u:User {identity: $identity})
WHERE s.method = 'PROVIDER'
DETACH DELETE s
