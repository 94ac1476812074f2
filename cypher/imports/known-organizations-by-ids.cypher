// title: Some organizations as an import has to know them
// mode: READ
// params: {"ids": ["none"]}
// returns: id, key, source, sources, sourceKeys, name, domain, city, country, stage, accountOwnerIds
MATCH (o:Organization)
WHERE o.id IN $ids
RETURN o.id AS id, o.key AS key, o.source AS source, o.sources AS sources, o.sourceKeys AS sourceKeys, o.name AS name, o.domain AS domain,
  o.city AS city, o.country AS country, o.stage AS stage, [ (o)<-[:OWNS_ACCOUNT]-(e:Person) | e.id ] AS accountOwnerIds
ORDER BY id
