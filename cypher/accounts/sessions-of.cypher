// title: The sessions of an account, latest used first
// mode: READ
// params: {"accountId": "none"}
// returns: id, createdAt, usedAt, expiresAt, method, device
MATCH (s:Session)-[:OF]->(u:User {id: $accountId})
RETURN s.id AS id, s.createdAt AS createdAt, s.usedAt AS usedAt, s.expiresAt AS expiresAt, s.method AS method,
  s.device AS device
ORDER BY usedAt DESC, id
