// title: The offers as they were at the start of a day
// mode: READ
// params: {"day": 20780}
// returns: writer, part, parts, targetIds, words; of several writers the smallest counts
MATCH (o:OffersOfDay)
WHERE o.day = $day
RETURN o.writer AS writer, o.part AS part, o.parts AS parts, o.targetIds AS targetIds, o.words AS words
ORDER BY writer, part
