// title: A saved picture by its id
// mode: READ
// params: {"id": "none"}
// returns: id, ownerId, name, changedAt, content
MATCH (owner:Person)-[:SAVED]->(v:ExploreView {id: $id})
RETURN v.id AS id, owner.id AS ownerId, v.name AS name, v.changedAt AS changedAt, v.content AS content
