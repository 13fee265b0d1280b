//! Timing of several contenders at the same task, fair on a machine that does other things too.
//!
//! Each round times every contender once, in an order that rotates, so that a slow moment hits all
//! alike. A ratio is the median over rounds of the ratio within a round.

use std::time::{Duration, Instant};

/// A contender is timed for at least this long in each round.
const TURN: Duration = Duration::from_millis(1);

/// One implementation at one task.
pub struct Contender {
    name: String,
    task: Box<dyn Fn()>,
}

impl Contender {
    /// `task` is what is timed.
    pub fn new(name: impl Into<String>, task: impl Fn() + 'static) -> Self {
        Self { name: name.into(), task: Box::new(task) }
    }

    /// How often the task fits into a turn.
    fn repetitions(&self) -> u32 {
        let start = Instant::now();
        let mut count = 0;
        while start.elapsed() < TURN {
            (self.task)();
            count += 1;
        }
        count
    }

    /// Microseconds per repetition.
    fn turn(&self, repetitions: u32) -> f64 {
        let start = Instant::now();
        for _ in 0..repetitions {
            (self.task)();
        }
        start.elapsed().as_secs_f64() * 1e6 / f64::from(repetitions)
    }
}

/// The times of all contenders at one task, in microseconds by round. Ours comes first.
pub struct Outcome {
    times: Vec<(String, Vec<f64>)>,
    /// How many operations one repetition is.
    operations: f64,
}

impl Outcome {
    /// Races the contenders, of which the first is ours. One repetition of a task is `operations`
    /// operations.
    #[must_use]
    pub fn of(contenders: &[Contender], operations: u32, rounds: usize) -> Self {
        let repetitions: Vec<_> = contenders.iter().map(Contender::repetitions).collect();
        let mut times: Vec<_> = contenders.iter().map(|c| (c.name.clone(), Vec::new())).collect();
        for round in 0..rounds {
            for turn in 0..contenders.len() {
                let index = (round + turn) % contenders.len();
                times[index].1.push(contenders[index].turn(repetitions[index]));
            }
        }
        Self { times, operations: f64::from(operations) }
    }

    /// The time of one contender in units of another's.
    #[must_use]
    pub fn ratio(&self, one: usize, other: usize) -> f64 {
        median(self.times[one].1.iter().zip(&self.times[other].1).map(|(one, other)| one / other))
    }

    /// The contender with the lowest median, ours left out.
    fn best_peer(&self) -> usize {
        let medians = self.times.iter().map(|(_, times)| median(times.iter().copied()));
        let peers = medians.enumerate().skip(1);
        peers.min_by(|one, other| one.1.total_cmp(&other.1)).map_or(0, |(index, _)| index)
    }

    /// Prints a table, contenders in the order given.
    pub fn print(&self, title: &str) {
        println!("\n{title:<34} {:>9} {:>9} {:>9} {:>9}", "median us", "min us", "/ ours", "/ best");
        let best = self.best_peer();
        for (index, (name, times)) in self.times.iter().enumerate() {
            let median = median(times.iter().copied()) / self.operations;
            let min = times.iter().copied().fold(f64::INFINITY, f64::min) / self.operations;
            let (ours, best) = (self.ratio(index, 0), self.ratio(index, best));
            println!("  {name:<32} {median:>9.2} {min:>9.2} {ours:>9.2} {best:>9.2}");
        }
    }
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<_> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
