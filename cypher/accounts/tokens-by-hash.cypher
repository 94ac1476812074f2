// title: API tokens by the hashes of their secrets, each with its account
// mode: READ
// params: {"hashes": ["none"]}
// returns: hash, id, usedAt, expiresAt, scopeRoles, isReadOnly, accountId, personId, roles, isDisabled
UNWIND $hashes AS hash
MATCH (t:ApiToken {hash: hash})-[:OF]->(u:User)
RETURN t.hash AS hash, t.id AS id, t.usedAt AS usedAt, t.expiresAt AS expiresAt, t.roles AS scopeRoles,
  t.isReadOnly AS isReadOnly, u.id AS accountId, u.personId AS personId, u.roles AS roles, u.isDisabled AS isDisabled
