// title: Sessions by the hashes of their secrets, each with its account
// mode: READ
// params: {"hashes": ["none"]}
// returns: hash, id, usedAt, expiresAt, groupRoles, refreshToken, refreshedAt, accountId, identity, personId, roles, isDisabled
UNWIND $hashes AS hash
MATCH (s:Session {hash: hash})-[:OF]->(u:User)
RETURN s.hash AS hash, s.id AS id, s.usedAt AS usedAt, s.expiresAt AS expiresAt, s.groupRoles AS groupRoles,
  s.refreshToken AS refreshToken, s.refreshedAt AS refreshedAt, u.identity AS identity,
  u.id AS accountId, u.personId AS personId, u.roles AS roles, u.isDisabled AS isDisabled
