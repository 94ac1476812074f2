// title: Remove all pictures that some people have saved
// mode: WRITE
// params: {"ownerIds": ["nobody"]}
// returns: nothing
MATCH (owner:Person)-[:SAVED]->(v:ExploreView)
WHERE owner.id IN $ownerIds
DETACH DELETE v
