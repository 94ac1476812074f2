// title: An invitation by the hash of its secret
// mode: READ
// params: {"hash": "none"}
// returns: accountId, email, expiresAt, isDisabled, isReset
MATCH (i:Invitation {hash: $hash})-[:OF]->(u:User)
RETURN u.id AS accountId, u.email AS email, i.expiresAt AS expiresAt, i.isReset AS isReset, u.isDisabled AS isDisabled
