// title: Remove a saved picture
// mode: WRITE
// params: {"id": "none"}
// returns: nothing
MATCH (v:ExploreView {id: $id})
DETACH DELETE v
