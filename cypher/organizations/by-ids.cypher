// title: The present state of some organizations
// mode: READ
// params: {"ids": ["none"]}
// returns: id, key, name, domain, city, country, stage, accountOwnerIds
MATCH (o:Organization)
WHERE o.id IN $ids
RETURN o.id AS id, o.key AS key, o.name AS name, o.domain AS domain, o.city AS city, o.country AS country, o.stage AS stage,
  [ (o)<-[:OWNS_ACCOUNT]-(e:Person) | e.id ] AS accountOwnerIds
ORDER BY id
