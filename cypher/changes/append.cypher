// title: Append Changes to the feed, as the last statement of a write transaction
// mode: WRITE
// params: {"lock": "x", "count": 1, "at": "2026-11-23T00:00:00.000Z", "changes": [{"offset": 1, "uuid": "u", "touched": ["settings"]}]}
// returns: last (number of the last Change)
// The lock property is written before the number is read: its lock is held to the commit, so numbers are gapless.
MATCH (c:ChangeCounter {id: 'changes'})
SET c.lock = $lock
WITH c
SET c.number = c.number + $count
WITH c.number AS last
UNWIND $changes AS change
CREATE (:Change {number: last - $count + change.offset, uuid: change.uuid, at: $at, touched: change.touched})
RETURN DISTINCT last
