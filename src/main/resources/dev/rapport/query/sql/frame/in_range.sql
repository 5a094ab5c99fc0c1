fact.{{argument}} >= question.range_from AND fact.{{argument}} < question.range_to
