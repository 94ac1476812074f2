// title: A page of all organizations, by id
// mode: READ
// params: {"after": "", "limit": 10}
// returns: id, key, name, domain, city, country, stage, accountOwnerIds
MATCH (o:Organization)
WHERE o.id > $after
WITH o ORDER BY o.id LIMIT $limit
RETURN o.id AS id, o.key AS key, o.name AS name, o.domain AS domain, o.city AS city, o.country AS country, o.stage AS stage,
  [ (o)<-[:OWNS_ACCOUNT]-(e:Person) | e.id ] AS accountOwnerIds
ORDER BY id
