;; The loops that a question and an ingest spend much of their time in, with the vector instructions that JavaScript has none
;; of. The bytes are in src/index/vectors/kernel.ts, printed by
;;
;;     npx -p wabt@1.0.39 wat2wasm scripts/kernel.wat -o /tmp/kernel.wasm && base64 -w 100 /tmp/kernel.wasm
;;
;; Memory, in bytes: 0 the four levels · 1,024 what comes in, codes or vectors · 36,864 unpacked rows, or a question and at
;; 69,632 its cosines · 131,072 signs
(module
  (memory (export "memory") 4 4)

  ;; Writes at 36,864 the four bytes that each byte of codes at 1,024 stands for. May write up to 60 bytes more.
  (func (export "unpack") (param $count i32)
    (local $at i32) (local $out i32)
    (local $levels v128) (local $codes v128) (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local $ab v128) (local $cd v128)
    (local.set $levels (v128.load (i32.const 0)))
    (local.set $out (i32.const 36864))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $count)))
        (local.set $codes (v128.load offset=1024 (local.get $at)))
        (local.set $a (i8x16.swizzle (local.get $levels)
          (v128.and (local.get $codes) (v128.const i32x4 0x03030303 0x03030303 0x03030303 0x03030303))))
        (local.set $b (i8x16.swizzle (local.get $levels)
          (v128.and (i8x16.shr_u (local.get $codes) (i32.const 2))
            (v128.const i32x4 0x03030303 0x03030303 0x03030303 0x03030303))))
        (local.set $c (i8x16.swizzle (local.get $levels)
          (v128.and (i8x16.shr_u (local.get $codes) (i32.const 4))
            (v128.const i32x4 0x03030303 0x03030303 0x03030303 0x03030303))))
        (local.set $d (i8x16.swizzle (local.get $levels) (i8x16.shr_u (local.get $codes) (i32.const 6))))
        ;; The first eight bytes of codes, then the other eight.
        (local.set $ab (i8x16.shuffle 0 16 1 17 2 18 3 19 4 20 5 21 6 22 7 23 (local.get $a) (local.get $b)))
        (local.set $cd (i8x16.shuffle 0 16 1 17 2 18 3 19 4 20 5 21 6 22 7 23 (local.get $c) (local.get $d)))
        (v128.store (local.get $out)
          (i8x16.shuffle 0 1 16 17 2 3 18 19 4 5 20 21 6 7 22 23 (local.get $ab) (local.get $cd)))
        (v128.store offset=16 (local.get $out)
          (i8x16.shuffle 8 9 24 25 10 11 26 27 12 13 28 29 14 15 30 31 (local.get $ab) (local.get $cd)))
        (local.set $ab (i8x16.shuffle 8 24 9 25 10 26 11 27 12 28 13 29 14 30 15 31 (local.get $a) (local.get $b)))
        (local.set $cd (i8x16.shuffle 8 24 9 25 10 26 11 27 12 28 13 29 14 30 15 31 (local.get $c) (local.get $d)))
        (v128.store offset=32 (local.get $out)
          (i8x16.shuffle 0 1 16 17 2 3 18 19 4 5 20 21 6 7 22 23 (local.get $ab) (local.get $cd)))
        (v128.store offset=48 (local.get $out)
          (i8x16.shuffle 8 9 24 25 10 11 26 27 12 13 28 29 14 15 30 31 (local.get $ab) (local.get $cd)))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (local.set $out (i32.add (local.get $out) (i32.const 64)))
        (br $next))))

  ;; Rotates the vector at 1,024 in place: four times the signs at 131,072 and a transform of one end, in turn of the other.
  ;; $size is the largest power of two within $length.
  (func (export "rotate") (param $length i32) (param $size i32)
    (local $round i32)
    (loop $next
      (call $flip (local.get $length)
        (i32.add (i32.const 131072) (i32.mul (local.get $round) (i32.shl (local.get $length) (i32.const 2)))))
      (call $hadamard
        (i32.add (i32.const 1024)
          (select (i32.shl (i32.sub (local.get $length) (local.get $size)) (i32.const 2)) (i32.const 0)
            (i32.and (local.get $round) (i32.const 1))))
        (local.get $size))
      (local.set $round (i32.add (local.get $round) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $round) (i32.const 4)))))

  ;; Multiplies the vector with signs. What lies behind its end, up to 12 bytes, is no one's.
  (func $flip (param $length i32) (param $signs i32)
    (local $at i32) (local $end i32)
    (local.set $at (i32.const 1024))
    (local.set $end (i32.add (i32.const 1024) (i32.shl (local.get $length) (i32.const 2))))
    (loop $next
      (v128.store (local.get $at) (f32x4.mul (v128.load (local.get $at)) (v128.load (local.get $signs))))
      (local.set $at (i32.add (local.get $at) (i32.const 16)))
      (local.set $signs (i32.add (local.get $signs) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $at) (local.get $end)))))

  ;; The orthonormal Walsh–Hadamard transform of $size numbers.
  (func $hadamard (param $from i32) (param $size i32)
    (local $half i32) (local $end i32) (local $block i32) (local $at i32) (local $other i32) (local $stop i32)
    (local $x f32) (local $y f32) (local $norm f64) (local $v v128) (local $w v128)
    (local.set $end (i32.add (local.get $from) (i32.shl (local.get $size) (i32.const 2))))
    ;; $half counts bytes from here on.
    (local.set $half (i32.const 4))
    (block $halves_done
      (loop $halves
        (br_if $halves_done (i32.ge_u (local.get $half) (i32.sub (local.get $end) (local.get $from))))
        (local.set $block (local.get $from))
        (loop $blocks
          (local.set $at (local.get $block))
          (local.set $stop (i32.add (local.get $block) (local.get $half)))
          (if (i32.lt_u (local.get $half) (i32.const 16))
            (then
              (loop $numbers
                (local.set $other (i32.add (local.get $at) (local.get $half)))
                (local.set $x (f32.load (local.get $at)))
                (local.set $y (f32.load (local.get $other)))
                (f32.store (local.get $at) (f32.add (local.get $x) (local.get $y)))
                (f32.store (local.get $other) (f32.sub (local.get $x) (local.get $y)))
                (local.set $at (i32.add (local.get $at) (i32.const 4)))
                (br_if $numbers (i32.lt_u (local.get $at) (local.get $stop)))))
            (else
              (loop $fours
                (local.set $other (i32.add (local.get $at) (local.get $half)))
                (local.set $v (v128.load (local.get $at)))
                (local.set $w (v128.load (local.get $other)))
                (v128.store (local.get $at) (f32x4.add (local.get $v) (local.get $w)))
                (v128.store (local.get $other) (f32x4.sub (local.get $v) (local.get $w)))
                (local.set $at (i32.add (local.get $at) (i32.const 16)))
                (br_if $fours (i32.lt_u (local.get $at) (local.get $stop))))))
          (local.set $block (i32.add (local.get $block) (i32.shl (local.get $half) (i32.const 1))))
          (br_if $blocks (i32.lt_u (local.get $block) (local.get $end))))
        (local.set $half (i32.shl (local.get $half) (i32.const 1)))
        (br $halves)))
    ;; In double precision, as a number of JavaScript is: the root of a power of two may be no exact number.
    (local.set $norm (f64.div (f64.const 1) (f64.sqrt (f64.convert_i32_u (local.get $size)))))
    (local.set $at (local.get $from))
    (loop $scale
      (f32.store (local.get $at)
        (f32.demote_f64 (f64.mul (f64.promote_f32 (f32.load (local.get $at))) (local.get $norm))))
      (local.set $at (i32.add (local.get $at) (i32.const 4)))
      (br_if $scale (i32.lt_u (local.get $at) (local.get $end)))))

  ;; Writes at 69,632 the cosines of $count vectors of bytes at 1,024 with the question of unit length at 36,864, which has
  ;; four bytes a number; 0 for a vector of zeros. A vector takes $stride bytes, a multiple of eight.
  (func (export "cosines") (param $count i32) (param $stride i32)
    (local $at i32) (local $end i32) (local $asked i32) (local $out i32) (local $last i32)
    (local $numbers v128) (local $low v128) (local $high v128) (local $squares v128) (local $square i32) (local $sum f32)
    (local.set $at (i32.const 1024))
    (local.set $out (i32.const 69632))
    (local.set $last (i32.add (local.get $out) (i32.shl (local.get $count) (i32.const 2))))
    (block $done
      (loop $vectors
        (br_if $done (i32.ge_u (local.get $out) (local.get $last)))
        (local.set $end (i32.add (local.get $at) (local.get $stride)))
        (local.set $asked (i32.const 36864))
        (local.set $low (v128.const f32x4 0 0 0 0))
        (local.set $high (v128.const f32x4 0 0 0 0))
        (local.set $squares (v128.const i32x4 0 0 0 0))
        (loop $eights
          (local.set $numbers (v128.load8x8_s (local.get $at)))
          (local.set $squares
            (i32x4.add (local.get $squares) (i32x4.dot_i16x8_s (local.get $numbers) (local.get $numbers))))
          (local.set $low (f32x4.add (local.get $low)
            (f32x4.mul (f32x4.convert_i32x4_s (i32x4.extend_low_i16x8_s (local.get $numbers)))
              (v128.load (local.get $asked)))))
          (local.set $high (f32x4.add (local.get $high)
            (f32x4.mul (f32x4.convert_i32x4_s (i32x4.extend_high_i16x8_s (local.get $numbers)))
              (v128.load offset=16 (local.get $asked)))))
          (local.set $at (i32.add (local.get $at) (i32.const 8)))
          (local.set $asked (i32.add (local.get $asked) (i32.const 32)))
          (br_if $eights (i32.lt_u (local.get $at) (local.get $end))))
        (local.set $low (f32x4.add (local.get $low) (local.get $high)))
        (local.set $sum (f32.add
          (f32.add (f32x4.extract_lane 0 (local.get $low)) (f32x4.extract_lane 1 (local.get $low)))
          (f32.add (f32x4.extract_lane 2 (local.get $low)) (f32x4.extract_lane 3 (local.get $low)))))
        (local.set $square (i32.add
          (i32.add (i32x4.extract_lane 0 (local.get $squares)) (i32x4.extract_lane 1 (local.get $squares)))
          (i32.add (i32x4.extract_lane 2 (local.get $squares)) (i32x4.extract_lane 3 (local.get $squares)))))
        (f32.store (local.get $out)
          (if (result f32) (i32.eqz (local.get $square))
            (then (f32.const 0))
            (else (f32.div (local.get $sum) (f32.sqrt (f32.convert_i32_s (local.get $square)))))))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (br $vectors)))))
