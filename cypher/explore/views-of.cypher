// title: The pictures that some records of an employee have saved, latest changed first
// mode: READ
// params: {"ownerIds": ["nobody"]}
// returns: id, ownerId, name, changedAt, content
MATCH (owner:Person)-[:SAVED]->(v:ExploreView)
WHERE owner.id IN $ownerIds
RETURN v.id AS id, owner.id AS ownerId, v.name AS name, v.changedAt AS changedAt, v.content AS content
ORDER BY changedAt DESC, id
