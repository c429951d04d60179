import type { Frames } from './type.js';

const SUBJECTS = [
  'hai bên',
  'các bên',
  'đôi bên',
  'hai phía',
  'các nước',
  'phía eu',
  'phía việt nam',
  'eu và việt nam',
  'việt nam và eu',
  'eu với việt nam',
  'họ',
  'tài liệu',
  'văn bản',
  'tuyên bố',
  'tuyên bố chung',
  'bài viết',
];
const SAYING = [
  'nói',
  'nhắc',
  'đề cập',
  'bàn',
  'trao đổi',
  'thảo luận',
  'thống nhất',
  'cam kết',
  'quy định',
  'ghi',
  'nêu',
  'viết',
];
/** Who speaks and what they do, before or after a topic: "hai bên cam kết". */
const CLAUSES = SUBJECTS.flatMap((subject) => SAYING.map((saying) => `${subject} ${saying}`)).join(' | ');

/**
 * How Vietnamese asks about a topic, with its marks: without them too many syllables are alike. "Nói tôi" is a frequent
 * wrong guess for "noi toi".
 */
export const vietnamese: Frames = {
  opening:
    'còn thế vậy hai bên họ tôi mình em anh chị bạn ông bà chúng ta nói nhắc nhận định đề cập đến tới bàn trao ' +
    'đổi thảo luận thống nhất ' +
    'cam kết đồng ý thỏa thuận quy định ghi viết nêu trình bày bao gồm chứa có được điều gì những các nào ra sao ' +
    'ở đâu trong tài liệu ' +
    'văn bản kiện tuyên bố chung bài báo tin đoạn phần mục khoản chương nguồn hãy cho biết hỏi xem tìm kiếm giúp ' +
    'với muốn cần không ko k thể ' +
    'làm ơn xin vui lòng thử tra cứu thông nội dung về liên quan chủ đề lĩnh vực khía cạnh vấn tình hình ' +
    'quan điểm lập trường kiến chính sách mới nhất gần đây hiện nay tại như cụ chi tiết eu minh châu âu việt nam ' +
    'vn hệ hợp tác ' +
    'là thì mà và hoặc sẽ đã đang cũng lại nữa cả tất giới thiệu giải thích mô tả liệt kê trích dẫn đọc này đó ' +
    'kia ấy à nhỉ hả nhé đi ' +
    'đôi phía bộ trưởng gọi điện khi mối nghĩ thấy coi vụ việc chuyện từ sao câu hỏi bất cứ cứ rằng theo chỗ ' +
    'hiểu quan tâm thêm',
  links:
    'về | về vấn đề | về việc | về chủ đề | về lĩnh vực | về chuyện | về vụ | về mảng | về phần | liên quan đến ' +
    '| liên quan tới | đến | tới | nhắc đến | nhắc tới | nhắc gì đến | nhắc gì tới | ' +
    'đề cập | đề cập đến | đề cập tới | đề cập về | đề cập gì đến | nói đến | nói tới | nói về | nói gì về | nói ' +
    'sao về | nói thế nào về | thông tin | thông tin về | ' +
    'còn | thế còn | vậy còn | còn về | còn chuyện | còn vụ | đối với | đối với vấn đề | vấn đề | chủ đề | lĩnh ' +
    'vực | tìm | tìm kiếm | tra cứu | ' +
    'có nói | có nói gì | có gì | có gì về | thế nào về | ra sao về | gì về | nói ra sao về | giải thích | mô tả ' +
    '| tình hình | riêng | hỏi về | tóm tắt | ' +
    'trong lĩnh vực | có cam kết gì về | nghĩ gì về | xung quanh | xoay quanh | gì tới | gì đến | tìm hiểu | tìm ' +
    'hiểu về | quan tâm đến | quan tâm tới | ' +
    'mọi người ơi | có ai bàn về | có ai nói về | có ai biết về | có ai nhắc đến | bàn về | bàn đến | bàn tới | ' +
    'bàn gì về | trao đổi về | thảo luận về | nhận định về | ' +
    'biết thêm về | cho biết thông tin | nói tôi | nhắc tôi | đề cập tôi | gì tôi | trong tài liệu | trong văn ' +
    'bản | trong tuyên bố | trong tuyên bố chung | trong bài | trong bài viết | ' +
    CLAUSES,
  tails:
    'thì sao | thì thế nào | thì như thế nào | thì nói sao | thì nói gì | thì ra sao | thế nào | như thế nào | ' +
    'ra sao | là gì | là sao | là như thế nào | nghĩa là gì | ' +
    'có gì mới | có gì | có gì không | có được | có không | được nói | được nhắc | được đề cập | được nhắc đến | ' +
    'được nhắc tới | được nói đến | được nói tới | ' +
    'được quy định | được bàn | được bàn đến | được bàn tới | được trao đổi | được thảo luận | được nêu | ' +
    'được ghi | hai bên nói | họ nói | nói gì | nói sao | ' +
    'mới nhất | hiện nay | trong tài liệu | ' +
    'có trong tài liệu | có trong văn bản | có trong tuyên bố | có trong bài | trong văn bản | trong tuyên bố ' +
    'chung | trong các tài liệu | trong đó | ở đâu | sao rồi | đến đâu rồi | đến đâu | tài liệu nói | văn bản ' +
    'nói | không | ko | k | chưa | nhỉ | thế | vậy | hả | được không | sao | ' +
    CLAUSES,
  closing: 'không ko k hông hem nhỉ vậy thế à hả rồi ơi nhé sao ừ ạ chưa',
  filler:
    'xin chào hi hello alo ơi bot em anh chị bạn cho hỏi mình với nhé nha nhỉ ạ à ah dạ vâng cảm ơn thanks tks ' +
    'ok vậy thì thế này ad admin ' +
    'làm ơn vui lòng giúp thưa',
  auxiliaries: 'có con',
  kept:
    'hàng không | an thế | không gian | không khí | sao chép | sao biển | cơ sở | cái thế | không quân | ' +
    'không phận | không người lái | không phát thải | bài phát biểu | tuyên bố chủ quyền',
};
