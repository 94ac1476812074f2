// title: The present state of some organizations
// mode: READ
// params: {"ids": ["none"]}
// returns: id, key, sourceKeys, name, domain, otherDomains, city, country, stage, isPersonal, accountOwnerIds
MATCH (o:Organization)
WHERE o.id IN $ids
RETURN o.id AS id, o.key AS key, o.sourceKeys AS sourceKeys, o.name AS name, o.domain AS domain, o.otherDomains AS otherDomains, o.city AS city, o.country AS country, o.stage AS stage,
  (o.stage = 'UNKNOWN' AND o.key IS NULL AND coalesce(o.personal, false)) AS isPersonal,
  [ (o)<-[:OWNS_ACCOUNT]-(e:Person) | e.id ] AS accountOwnerIds
ORDER BY id
