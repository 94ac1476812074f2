// title: Give a saved picture another name
// mode: WRITE
// params: {"id": "none", "name": "Way in", "changedAt": "2026-11-23T12:00:00.000Z"}
// returns: nothing
MATCH (v:ExploreView {id: $id})
SET v.name = $name, v.changedAt = $changedAt
