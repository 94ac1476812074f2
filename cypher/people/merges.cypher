// title: All merges, latest first
// mode: READ
// params: {}
// returns: id, keepId, removeId, removedName, at, undoneAt
MATCH (m:PersonMerge)
RETURN m.id AS id, m.keepId AS keepId, m.removeId AS removeId, m.removedName AS removedName, m.at AS at, m.undoneAt AS undoneAt
ORDER BY at DESC, id DESC
