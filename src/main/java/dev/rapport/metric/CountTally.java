package dev.rapport.metric;

/** Counts, no more. */
final class CountTally implements Tally<CountTally> {
    private long count;

    @Override
    public void add(Outcome outcome, int row, long measure) {
        count++;
    }

    @Override
    public void merge(CountTally other) {
        count += other.count;
    }

    @Override
    public Measures finish() {
        return Measures.sum((double) count, count).build();
    }
}
