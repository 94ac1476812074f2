// title: Forget Changes older than an instant, but never the last one
// mode: WRITE
// params: {"before": "2000-01-01T00:00:00.000Z"}
// returns: removed
MATCH (c:ChangeCounter {id: 'changes'})
MATCH (change:Change)
WHERE change.at < $before AND change.number < c.number
WITH collect(change) AS changes
FOREACH (change IN changes | DETACH DELETE change)
RETURN size(changes) AS removed
