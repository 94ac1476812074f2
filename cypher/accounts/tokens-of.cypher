// title: The API tokens of an account, latest made first
// mode: READ
// params: {"accountId": "none"}
// returns: id, name, createdAt, expiresAt, usedAt, roles, isReadOnly
MATCH (t:ApiToken)-[:OF]->(u:User {id: $accountId})
RETURN t.id AS id, t.name AS name, t.createdAt AS createdAt, t.expiresAt AS expiresAt, t.usedAt AS usedAt,
  t.roles AS roles, t.isReadOnly AS isReadOnly
ORDER BY createdAt DESC, id
